import { useEffect, useRef } from "react";

/** For what a page shows in answer to a form: takes the focus when what had it is gone, so that keys and screen readers go on from there. */
export function useArrival<E extends HTMLElement>() {
  const place = useRef<E>(null);
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus();
  }, []);
  return place;
}
