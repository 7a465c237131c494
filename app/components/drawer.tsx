import { useEffect, useRef, type ReactNode } from "react";
import { Link, useNavigate } from "react-router";
import { useWords } from "./locale.tsx";

interface Props {
  readonly title: string;
  readonly closed: string;
  readonly children: ReactNode;
}

/** Tab goes from the last control of a panel to its first and back: the page under it is left by Escape, not by chance. */
function stayIn(panel: HTMLElement, event: KeyboardEvent): void {
  const controls = Array.from(panel.querySelectorAll<HTMLElement>("a[href], button:not([disabled]), input, select, textarea, summary, [tabindex='0']")).filter((one) => one.checkVisibility());
  const [from, to] = event.shiftKey ? [controls[0], controls.at(-1)] : [controls.at(-1), controls[0]];
  const leaving = document.activeElement === from || (event.shiftKey && document.activeElement === panel);
  if (!leaving || to === undefined) return;
  event.preventDefault();
  to.focus();
}

/** A panel over the page's edge: closes by its link and by Escape, takes the focus, keeps Tab in it and gives the focus back. */
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
    const element = panel.current;
    const turn = (event: KeyboardEvent) => event.key === "Tab" && element !== null && stayIn(element, event);
    element?.addEventListener("keydown", turn);
    return () => element?.removeEventListener("keydown", turn);
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
