import type { ReactNode } from "react";

interface Props {
  readonly caption: string;
  /** The caption is read out but not shown, where a heading says the same. */
  readonly quiet?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A table that scrolls inside its own box; its header and first column stay. */
export function TableBox({ caption, quiet = false, className = "", children }: Props) {
  return (
    <div className="table-box" tabIndex={0} role="group" aria-label={caption}>
      <table className={className}>
        <caption className={quiet ? "unseen" : undefined}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}
