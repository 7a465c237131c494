import { Form, Link } from "react-router";
import { useWords } from "#app/components/locale.tsx";
import { TableBox } from "#app/components/table-box.tsx";

interface Props {
  readonly tokens: readonly { readonly token_id: number; readonly name: string; readonly prefix: string; readonly made_at: string; readonly used_at: string | null }[];
  /** Where this server answers, for the example. */
  readonly origin: string;
  readonly made?: { readonly name: string; readonly secret: string } | undefined;
  readonly revoked?: string | undefined;
}

/** Keys to the figures by HTTP: what holds, a new one, how to ask. */
export function TokensView({ tokens, origin, made, revoked }: Props) {
  const { t } = useWords();
  return (
    <>
      <header className="title">
        <p>
          <Link to="/definitions">{t("ui.nav_definitions")}</Link>
        </p>
        <h1>{t("ui.tokens_title")}</h1>
        <p>{t("ui.tokens_lead")}</p>
      </header>
      {revoked !== undefined && <p role="status">{t("ui.tokens_revoked", { name: revoked })}</p>}
      {made && (
        <section role="status">
          <p>{t("ui.tokens_made", { name: made.name })}</p>
          <pre tabIndex={0} aria-label={t("ui.tokens_make")}>{made.secret}</pre>
        </section>
      )}
      <section>
        <h2>{t("ui.tokens_list")}</h2>
        {tokens.length === 0 ? <p>{t("ui.tokens_none")}</p> : <Held tokens={tokens} />}
      </section>
      <section>
        <h2>{t("ui.tokens_make")}</h2>
        <Form method="post" className="def-search" key={made?.secret}>
          <label className="field">
            <span>{t("ui.tokens_name")}</span>
            <input name="name" required maxLength={80} placeholder={t("ui.tokens_name_hint")} />
          </label>
          <button className="button button-main" name="intent" value="make">
            {t("ui.tokens_create")}
          </button>
        </Form>
      </section>
      <section>
        <h2>{t("ui.tokens_how")}</h2>
        <pre tabIndex={0} aria-label={t("ui.tokens_how")}>{`curl -H "Authorization: Bearer …" "${origin}/api/metrics?metrics=loyal_client_share&by=branch"`}</pre>
        <p>
          <a href="/api/openapi.json">{t("ui.tokens_openapi")}</a>
        </p>
      </section>
    </>
  );
}

function Held({ tokens }: Pick<Props, "tokens">) {
  const { t, format } = useWords();
  return (
    <TableBox caption={t("ui.tokens_list")} quiet>
      <thead>
        <tr>
          {(["name", "prefix", "made", "used", "act"] as const).map((name) => (
            <th key={name} scope="col">{t(`ui.tokens_column_${name}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ token_id, name, prefix, made_at, used_at }) => (
          <tr key={token_id}>
            <th scope="row">{name}</th>
            <td>
              <code>{prefix}…</code>
            </td>
            <td className="nowrap">{format.moment(made_at)}</td>
            <td className="nowrap">{used_at === null ? t("ui.tokens_never") : format.moment(used_at)}</td>
            <td>
              <Form method="post">
                <input type="hidden" name="token" value={token_id} />
                <button className="button" name="intent" value="revoke" aria-label={t("ui.tokens_revoke_named", { name })}>
                  {t("ui.tokens_revoke")}
                </button>
              </Form>
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
