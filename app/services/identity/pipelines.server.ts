/** The batch side, brought when it is asked for: a static import would lead the browser's bundler to the engine. */
export const pipelines = () => import("#pipelines/index.ts");
