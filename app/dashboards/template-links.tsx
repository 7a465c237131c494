import { useWords } from "#app/components/locale.tsx";

/** The template of a kind in both formats; `name` is read out, where several kinds stand together. */
export function TemplateLinks({ kind, name, small = false }: { readonly kind: string; readonly name: string; readonly small?: boolean }) {
  const { t } = useWords();
  return (
    <>
      {(["csv", "xlsx"] as const).map((format) => (
        <a key={format} className={small ? undefined : "button"} href={`/data/kinds/${kind}/template.${format}`} download aria-label={t("dictionary.template_of", { kind: name, format: format.toUpperCase() })}>
          {small ? format.toUpperCase() : t(`dictionary.template_${format}`)}
        </a>
      ))}
    </>
  );
}
