import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {});
  await app.register(swaggerUi, { routePrefix: '/docs' });
}
