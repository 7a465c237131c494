import { useEffect, useRef, type ReactNode } from "react";
import type { Choice, ChoiceGroup } from "./review-views.ts";

interface Props {
  readonly name: string;
  readonly value: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly children: ReactNode;
}

/** A list of the page's form. What the server made of the choice comes back into it without taking the focus away. */
export function Pick({ name, value, label, describedBy, children }: Props) {
  const list = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (list.current) list.current.value = value;
  }, [value]);
  return (
    <select name={name} ref={list} defaultValue={value} aria-label={label} aria-describedby={describedBy}>
      {children}
    </select>
  );
}

export const Options = ({ choices }: { readonly choices: readonly Choice[] }) =>
  choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));

export const OptionGroups = ({ groups }: { readonly groups: readonly ChoiceGroup[] }) =>
  groups.map(({ label, choices }) => (
    <optgroup key={label} label={label}>
      <Options choices={choices} />
    </optgroup>
  ));
