using System.Text.Json;
using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>
/// What the floor does: the product's own recorded calls, wave by wave, and the keys in them that every repetition has
/// its own of. Nothing about them is guessed: not their number, their order, their headers or the size of their rows.
/// </summary>
internal sealed partial record Plan(
    string Endpoint,
    Exchange[][] Seed,
    Exchange[][] Award,
    Exchange[][] View,
    string Member,
    string Order,
    string Entry,
    string ETag)
{
    /// <summary>Before the names of tables: the app behind the proxy, the floor, the apps that are measured.</summary>
    public const string Recorded = "benchrec";
    public const string Floor = "benchbare";
    public const string Measured = "benchapp";
    public const string OneMember = "benchone";
    public const string Hosted = "benchhosted";

    /// <summary>Keys that differ, in the order of a template's holes.</summary>
    public string[] Keys => [Member, Order, Entry, ETag];

    public static Plan Of(Exchange[] award, Exchange[] view, long member, long order, int proxyPort, int azuritePort)
    {
        var batch = award.Single(one => one.Target.EndsWith("/$batch", StringComparison.Ordinal));
        var insert = award.First(one => one.Method == "POST" && one != batch);
        var account = AccountRow().Match(batch.Body);
        var seed = insert with
        {
            Target = insert.Target.Replace("orders", "accounts", StringComparison.Ordinal),
            Body = account.Groups["row"].Value,
        };
        return new Plan(
            $"http://127.0.0.1:{Front.Text(azuritePort)}",
            Moved([seed]),
            Moved(award),
            Moved(view),
            Front.Text(member),
            Front.Text(order),
            EntryKey().Match(batch.Body).Value,
            account.Groups["etag"].Value);

        Exchange[][] Moved(IEnumerable<Exchange> exchanges) => Exchange.Waves(exchanges.Select(one => one with
        {
            Target = Elsewhere(one.Target),
            Body = Elsewhere(one.Body),
            Headers = one.Headers.Where(header => header.Key is not ("Authorization" or "x-ms-date"))
                .ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase),
        }));

        string Elsewhere(string text) => text.Replace(Recorded, Floor, StringComparison.Ordinal)
            .Replace(":" + Front.Text(proxyPort), ":" + Front.Text(azuritePort), StringComparison.Ordinal);
    }

    public string ToText() => JsonSerializer.Serialize(this);

    public static Plan Read(string text) => JsonSerializer.Deserialize<Plan>(text)!;

    [GeneratedRegex(
        "RowKey='account'\\).*?If-Match: (?<etag>[^\\r]+).*?\\r\\n\\r\\n(?<row>\\{[^\\r]*\\})",
        RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex AccountRow();

    [GeneratedRegex("entry-[0-9]{10}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EntryKey();
}
