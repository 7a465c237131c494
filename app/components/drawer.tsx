import { useEffect, useRef, type ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import { useWords } from "./locale.tsx";

interface Props {
  readonly title: string;
  readonly closed: string;
  readonly children: ReactNode;
}

/** A panel over the page's edge: closes by its link and by Escape, takes the focus and gives it back. */
export function Drawer({ title, closed, children }: Props) {
  const { t } = useWords();
  const navigate = useNavigate();
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && document.querySelector("dialog[open]") === null) void navigate(closed, { preventScrollReset: true });
    };
    document.addEventListener("keydown", leave);
    return () => document.removeEventListener("keydown", leave);
  }, [navigate, closed]);

  return (
    <div className="drawer" role="dialog" aria-labelledby="drawer-title" tabIndex={-1} ref={panel}>
      <div className="drawer-head">
        <h2 id="drawer-title">{title}</h2>
        <Link to={closed} preventScrollReset className="close" aria-label={t("ui.drawer_close")} title={t("ui.drawer_close")}>
          ×
        </Link>
      </div>
      {children}
    </div>
  );
}
