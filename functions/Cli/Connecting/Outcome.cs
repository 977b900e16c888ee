namespace Loyalty.Cli.Connecting;

/// <summary>Tells how a connection came out; ends with 1 where something is left that keeps deliveries away.</summary>
public static class Outcome
{
    public static async Task<Told> Of(
        Asked asked, Link link, IEnumerable<WebhookLine> webhooks, IReadOnlyList<string> toDo, string? secret,
        bool isShown = false, bool isIncomplete = false)
    {
        var test = asked.IsDry || asked.Of(Given.NoTest) || secret is null
            ? null
            : await Trial.Of(asked, link, secret);
        var connection = new Connection(
            asked.Shop, link.Storefront, link.Webhook, asked.IsDry, [.. webhooks], toDo, test, isShown ? secret : null);
        var isWrong = isIncomplete || test is { Arrived: false };
        return Told.Of(
            connection,
            CliText.Default.Connection,
            Text(connection),
            isWrong ? Exit.Findings : Exit.Fine,
            asked.IsDry ? "Nothing was done: --dry-run.\n"
                : test is null && !asked.Of(Given.NoTest)
                    ? "No test delivery: the secret is not known here; --rotate makes one.\n"
                    : "");
    }

    private static string Text(Connection connection)
    {
        var rows = new List<IReadOnlyList<string>>
        {
            (string[])["webhook", connection.Webhook.AbsoluteUri],
        };
        if (connection.Secret is { } secret)
        {
            rows.Add((string[])["secret", secret]);
        }

        rows.AddRange(connection.Webhooks.Select(one =>
            (string[])[
                (connection.DryRun ? "would " : "") + one.Step,
                one.Topic + (one.Why is { } why ? $" ({why})" : "")]));
        if (connection.Test is { } test)
        {
            rows.Add((string[])["test", test.Arrived
                ? $"arrived {Plain.Time(test.At)}: {test.Outcome}" : $"did not arrive: {test.Outcome}"]);
        }

        return Plain.Table(rows) + string.Concat(connection.ToDo.Select(one => $"\nLeft to do: {Plain.Lines(one)}\n"));
    }
}
