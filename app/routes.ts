import { index, layout, route, type RouteConfig } from "@react-router/dev/routes";

const building = process.argv.includes("build");

export default [
  layout("routes/dashboard.tsx", [index("routes/overview.tsx"), route("clients", "routes/clients.tsx"), route("service", "routes/service.tsx"), route("check", "routes/check.tsx"), route("feedback", "routes/feedback.tsx"), route("staff", "routes/staff.tsx"), route("definitions/:metric", "routes/definition.tsx")]),
  route("definitions", "routes/definitions.tsx"),
  route("definitions/loyal-client", "routes/definition-policy.tsx"),
  route("data", "routes/data.tsx"),
  route("data/upload", "routes/data-upload.ts"),
  route("data/job", "routes/data-job.ts"),
  route("data/undo", "routes/data-undo.tsx"),
  route("data/kinds", "routes/kinds.tsx"),
  route("data/kinds/:kind", "routes/kind.tsx"),
  route("data/kinds/:kind/:file", "routes/template.ts"),
  route("data/duplicates", "routes/duplicates.tsx"),
  route("clients/:id", "routes/client.tsx"),
  route("cars/:vin", "routes/car.tsx"),
  route("orders/:id", "routes/order.tsx"),
  route("rejects.csv", "routes/rejects.ts"),
  route("lost-clients.csv", "routes/lost-clients.ts"),
  route("figure.csv", "routes/figure.ts"),
  route("tokens", "routes/tokens.tsx"),
  route("api/metrics", "routes/api-metrics.ts"),
  route("api/catalogue", "routes/api-catalogue.ts"),
  route("api/openapi.json", "routes/api-openapi.ts"),
  route("api/*", "routes/api-unknown.ts"),
  route("reader", "routes/reader.ts"),
  route("views", "routes/views.ts"),
  route("jobs/:id.json", "routes/job.ts"),
  route("jobs/:id/events", "routes/job-events.ts"),
  ...(building ? [] : [route("gallery", "routes/gallery.tsx")]),
  route("*", "routes/not-found.tsx"),
] satisfies RouteConfig;
