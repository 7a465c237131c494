/** What an export says about itself, so that it can be defended without the page it came from. */
export interface ExportFacts {
  readonly title: string;
  /** Label and text: filters, comparison, definitions, data as of, author, time. */
  readonly lines: readonly (readonly [label: string, text: string])[];
}

export const lineTexts = ({ lines }: ExportFacts): string[] => lines.map(([label, text]) => `${label}: ${text}`);
