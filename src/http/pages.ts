import type { FastifyInstance } from 'fastify';
export function pagesRoutes(_app: FastifyInstance): void {}
