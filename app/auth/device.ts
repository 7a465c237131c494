const browsers = [["Edg/", "Edge"], ["OPR/", "Opera"], ["YaBrowser/", "Yandex Browser"], ["SamsungBrowser/", "Samsung Internet"], ["Firefox/", "Firefox"], ["Chrome/", "Chrome"], ["Safari/", "Safari"]] as const;
const systems = [["Android", "Android"], ["iPhone", "iPhone"], ["iPad", "iPad"], ["Windows", "Windows"], ["Mac OS X", "macOS"], ["CrOS", "ChromeOS"], ["Linux", "Linux"]] as const;

const nameIn = (agent: string, names: readonly (readonly [mark: string, name: string])[]): string | undefined => names.find(([mark]) => agent.includes(mark))?.[1];

/** Browser and system by what the browser calls itself, enough to know one's own by: "Firefox, Windows". "" where it says nothing known. */
export const deviceOf = (userAgent: string | null): string => [nameIn(userAgent ?? "", browsers), nameIn(userAgent ?? "", systems)].filter((name) => name !== undefined).join(", ");
