/** The server's words, in which what was sent stands between backticks. */
export const Ticked = ({ text }: { text: string }) => (
  <>{text.split('`').map((part, at) => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}</>
);
