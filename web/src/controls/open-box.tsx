interface Props {
  readonly title: string;
  readonly word: string;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** Whether something is left open, where that cannot be one choice among the others. */
export function OpenBox({ title, word, open, onOpen }: Props) {
  return (
    <label class="open-box">
      <input
        type="checkbox"
        checked={open}
        aria-label={`${title}: ${word}`}
        onChange={({ currentTarget }) => onOpen(currentTarget.checked)}
      />
      <span>{word}</span>
    </label>
  );
}
