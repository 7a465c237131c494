import { useId, type InputHTMLAttributes } from "react";
import { useWords } from "#app/components/locale.tsx";

interface TextProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: string | undefined;
}

/** A line to type into, with its name above and what it wants below. */
export function TextField({ label, hint, ...input }: TextProps) {
  const id = useId();
  return (
    <label className="field">
      <span>{label}</span>
      <input {...input} {...(hint && { "aria-describedby": id })} />
      {hint && <small id={id}>{hint}</small>}
    </label>
  );
}

/** A new password, typed twice: nobody sees what they type. */
export function NewPassword({ least }: { readonly least: number }) {
  const { t } = useWords();
  const secret = { type: "password", required: true, minLength: least, maxLength: 200, autoComplete: "new-password" } as const;
  return (
    <>
      <TextField label={t("ui.password_new")} name="password" hint={t("ui.password_rule", { least })} {...secret} />
      <TextField label={t("ui.password_repeat")} name="repeat" {...secret} />
    </>
  );
}

/** What was wrong with what was sent; said aloud when it comes. */
export function Problem({ text }: { readonly text: string | null | undefined }) {
  return text ? (
    <p className="problem" role="alert">
      {text}
    </p>
  ) : null;
}
