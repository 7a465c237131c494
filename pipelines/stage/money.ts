/** Integer minor units as a decimal string in major units: 1234 → "12.34". */
export function majorUnits(minor: number | bigint): string {
  const value = BigInt(minor);
  const digits = (value < 0n ? -value : value).toString().padStart(3, "0");
  return `${value < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
