import { useRef, useState, useSyncExternalStore, type KeyboardEvent, type PointerEvent } from "react";
import { useWords } from "#app/components/locale.tsx";
import { base, bounds, chart, dragged, drawn, keyed, reachOf, ticks, x, y, type Handle, type Reach, type Step } from "./step-geometry.ts";

interface Props {
  readonly title: string;
  readonly of: "quota" | "target";
  readonly steps: readonly Step[];
  readonly onMove: (at: number, handle: Handle, value: number) => void;
}

const never = () => () => undefined;

/** Tiers as steps. Where scripts run its edges and heights are sliders, for the pointer and for the keys. */
export function StepChart({ title, of, steps, onMove }: Props) {
  const { t } = useWords();
  const alive = useSyncExternalStore(never, () => true, () => false);
  // Axes stand still while something is dragged: they would run away under the pointer.
  const [held, setHeld] = useState<Reach | null>(null);
  const reach = held ?? reachOf(steps);
  const { bars, line } = drawn(steps, reach);
  return (
    <svg className="step-chart" viewBox={`0 0 ${chart.width} ${chart.height}`} role={alive ? "group" : "img"} aria-label={t("bonusPlan.chart", { name: title })}>
      <Axes reach={reach} of={of} />
      {bars.map((bar) => (
        <rect key={bar.x} className="step-bar" x={bar.x} y={bar.y} width={bar.width} height={bar.height} />
      ))}
      <path className="step-line" d={line} />
      {alive &&
        bars.flatMap((bar, at) =>
          (["from", "rate"] as const).map((handle) => (
            <Grip key={`${at} ${handle}`} at={at} handle={handle} steps={steps} reach={reach} cx={handle === "from" ? bar.x : bar.x + bar.width / 2} cy={handle === "from" ? base : bar.y} onMove={onMove} onHold={setHeld} />
          )),
        )}
    </svg>
  );
}

function Axes({ reach, of }: { readonly reach: Reach; readonly of: Props["of"] }) {
  const { t, format } = useWords();
  return (
    <g className="step-axes" aria-hidden="true">
      {ticks(reach.rate).map((rate) => (
        <g key={rate}>
          <line x1={chart.left} x2={chart.width - chart.right} y1={y(rate, reach)} y2={y(rate, reach)} />
          <text x={chart.left - 6} y={y(rate, reach)} textAnchor="end" dominantBaseline="middle">{format.number(rate)}</text>
        </g>
      ))}
      {ticks(reach.from).map((from) => (
        <text key={from} x={x(from, reach)} y={base + 24} textAnchor="middle">{format.number(from)}</text>
      ))}
      <text x={chart.width - chart.right} y={chart.height - 2} textAnchor="end">{t(of === "quota" ? "bonusPlan.axis_quota" : "bonusPlan.axis_target")}</text>
      <text x={0} y={9}>{t("bonusPlan.axis_rate")}</text>
    </g>
  );
}

interface GripProps {
  readonly at: number;
  readonly handle: Handle;
  readonly steps: readonly Step[];
  readonly reach: Reach;
  readonly cx: number;
  readonly cy: number;
  readonly onMove: Props["onMove"];
  readonly onHold: (reach: Reach | null) => void;
}

function Grip({ at, handle, steps, reach, cx, cy, onMove, onHold }: GripProps) {
  const { t, format } = useWords();
  const dragging = useRef(false);
  const value = steps[at]?.[handle] ?? 0;
  const { min, max } = bounds(steps, at, handle, reach);
  const text = format.number(value);
  const press = (event: KeyboardEvent<SVGGElement>) => {
    const next = keyed(steps, at, handle, reach, event.key);
    if (next === null) return;
    event.preventDefault();
    if (next !== value) onMove(at, handle, next);
  };
  const take = (event: PointerEvent<SVGGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus();
    dragging.current = true;
    onHold(reach);
  };
  const drag = (event: PointerEvent<SVGGElement>) => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (!dragging.current || !box) return;
    const next = dragged(steps, at, handle, reach, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    if (next !== value) onMove(at, handle, next);
  };
  const letGo = () => {
    dragging.current = false;
    onHold(null);
  };
  return (
    <g
      className={`step-grip step-${handle}`}
      role="slider"
      tabIndex={0}
      aria-label={t(handle === "from" ? "bonusPlan.slider_from" : "bonusPlan.slider_rate", { of: format.count(at + 1) })}
      aria-orientation={handle === "from" ? "horizontal" : "vertical"}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={`${text} %`}
      onKeyDown={press}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      <rect x={cx - chart.grip} y={cy - chart.grip} width={2 * chart.grip} height={2 * chart.grip} className="step-reach" />
      {handle === "from" ? <path d={`M${cx},${cy - 7}l6,7l-6,7l-6,-7z`} /> : <rect x={cx - 9} y={cy - 3} width={18} height={6} rx={3} />}
    </g>
  );
}
