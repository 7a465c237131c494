// Says whether a browser can be started here: exit code 0 or 1.
import("tsx/esm/api")
  .then(({ register }) => register())
  .then(() => import("./browser.ts"))
  .then(({ findBrowser }) => findBrowser())
  .then((found) => {
    console.error(found ? `browser: ${found.name}` : "no browser can be started here");
    process.exit(found ? 0 : 1);
  });
