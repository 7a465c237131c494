import { Form } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";

/** One place somebody is signed in at. */
export interface SessionRow {
  readonly id: string;
  readonly device: string;
  readonly made_at: string;
  readonly seen_at: string;
  /** The very one that the page is read by; it ends by signing out. */
  readonly own?: boolean;
}

/** Where somebody is signed in; each but their own can be ended. `intent`: what the page's form calls that, where it has several. */
export function SessionsTable({ caption, sessions, intent }: { readonly caption: string; readonly sessions: readonly SessionRow[]; readonly intent?: string }) {
  const { t, format } = useWords();
  return (
    <TableBox caption={caption} quiet>
      <thead>
        <tr>
          {(["device", "since", "seen", "act"] as const).map((name) => (
            <th key={name} scope="col">{t(`ui.account_session_${name}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id}>
            <th scope="row">{session.device || t("ui.account_session_unknown")}</th>
            <td className="nowrap">{format.moment(session.made_at)}</td>
            <td className="nowrap">{format.moment(session.seen_at)}</td>
            <td>{session.own ? t("ui.account_session_this") : <EndSession session={session} {...(intent === undefined ? {} : { intent })} />}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function EndSession({ session: { id, device, made_at }, intent }: { readonly session: SessionRow; readonly intent?: string }) {
  const { t, format } = useWords();
  return (
    <Form method="post">
      {intent !== undefined && <input type="hidden" name="intent" value={intent} />}
      <button className="button" name="session" value={id} aria-label={t("ui.account_session_end_named", { device: device || t("ui.account_session_unknown"), since: format.moment(made_at) })}>
        {t("ui.account_session_end")}
      </button>
    </Form>
  );
}
