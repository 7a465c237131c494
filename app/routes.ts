import { index, layout, route, type RouteConfig } from "@react-router/dev/routes";

const developing = process.env["NODE_ENV"] === "development";

export default [
  layout("routes/dashboard.tsx", [index("routes/overview.tsx"), route("staff", "routes/staff.tsx")]),
//DATA
//REJ
  route("figure.csv", "routes/figure.ts"),
  route("reader", "routes/reader.ts"),
//GAL ...(developing ? [route("gallery", "routes/gallery.tsx")] : []),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
