using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>
/// One operation's calls wave by wave, what has to be there before, and the keys in them that every repetition has its
/// own of, in the order of <see cref="Hole"/>.
/// </summary>
internal sealed partial record Repeated(Exchange[][] Seed, Exchange[][] Waves, string[] Keys)
{
    public static Repeated OfView(Exchange[] calls, long member) =>
        new([], Exchange.Waves(calls), [Front.Text(member)]);

    public static Repeated OfAward(Exchange[] calls, long member, long order) =>
        Appending(calls, Front.Text(member), Front.Text(order));

    public static Repeated OfRedemption(Exchange[] calls, long member, string redemption, string key)
    {
        return Appending(calls, Front.Text(member), redemption, TagOf("accounts("), key, TagOf("outbox("));

        string TagOf(string table) => calls
            .Single(call => call.Method == "PUT" && call.Target.Contains(table, StringComparison.Ordinal))
            .Headers["If-Match"];
    }

    public Repeated Moved(Func<string, string> elsewhere)
    {
        return this with { Seed = All(Seed), Waves = All(Waves) };

        Exchange[][] All(Exchange[][] waves) => [.. waves.Select(wave => wave.Select(One).ToArray())];

        Exchange One(Exchange call) => call with
        {
            Target = elsewhere(call.Target),
            Body = elsewhere(call.Body),
            Headers = call.Headers.Where(header => header.Key is not ("Authorization" or "x-ms-date"))
                .ToDictionary(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <summary>Calls that append to an account, which is there before as they left it.</summary>
    private static Repeated Appending(Exchange[] calls, string member, string own, params string[] more)
    {
        var batch = calls.Single(call => call.Target.EndsWith("/$batch", StringComparison.Ordinal));
        var insert = calls.First(call => call.Method == "POST" && call != batch);
        var account = AccountRow().Match(batch.Body);
        var seed = insert with
        {
            Target = Table().Replace(insert.Target, "accounts"),
            Body = account.Groups["row"].Value,
        };
        return new Repeated(
            [[seed]],
            Exchange.Waves(calls),
            [member, own, EntryKey().Match(batch.Body).Value, account.Groups["etag"].Value, .. more]);
    }

    [GeneratedRegex(
        "RowKey='account'\\).*?If-Match: (?<etag>[^\\r]+).*?\\r\\n\\r\\n(?<row>\\{[^\\r]*\\})",
        RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex AccountRow();

    [GeneratedRegex("entry-[0-9]{10}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex EntryKey();

    [GeneratedRegex("orders|outbox", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Table();
}

/// <summary>Which keys of a recorded text differ, in this order.</summary>
internal static class Hole
{
    public const int Member = 0;

    /// <summary>The order or the redemption it is about.</summary>
    public const int Own = 1;
    public const int Entry = 2;
    public const int AccountTag = 3;
    public const int RedemptionTag = 4;
    public const int Key = 5;
    public const int OutboxTag = 6;
    public const int Count = 7;
}
