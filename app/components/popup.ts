import { useEffect, useRef } from "react";

/** For a list that opens under its word: closes when somebody presses elsewhere, goes on by Tab, or presses Escape, which leads back to the word. */
export function usePopup() {
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const leave = (event: Event) => {
      const open = box.current?.open ? box.current : null;
      if (open === null) return;
      const inside = open.contains(event.target as Node);
      if (!(event instanceof KeyboardEvent)) open.open = inside;
      else if (event.key === "Escape") {
        open.open = false;
        if (inside) open.querySelector("summary")?.focus();
        event.preventDefault(); // this Escape is spent
      }
    };
    const events = ["pointerdown", "focusin", "keydown"] as const;
    for (const name of events) document.addEventListener(name, leave);
    return () => {
      for (const name of events) document.removeEventListener(name, leave);
    };
  }, []);
  return box;
}
