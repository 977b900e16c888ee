using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using World;

namespace Chaos;

/// <summary>
/// Every member's account as its own door shows it, beside what the sales are worth by the reference model: the points
/// of each order, the balance, and entries without a gap.
/// </summary>
internal sealed class Comparison(IReadOnlyList<Instance> instances)
{
    private readonly List<string> differences = [];

    public IReadOnlyList<string> Differences => differences;

    public int Accounts { get; private set; }

    public int Orders { get; private set; }

    public int Entries { get; private set; }

    public async Task Run(IReadOnlyList<Sale> sales)
    {
        foreach (var member in sales.Where(sale => sale.Customer is not null)
            .GroupBy(sale => $"{sale.Storefront}:{sale.Customer}", StringComparer.Ordinal))
        {
            await Compare(member.Key, [.. member]);
        }
    }

    private async Task Compare(string customer, IReadOnlyList<Sale> sales)
    {
        var balance = (long)(await Ask(customer, ""))["points"]!["balance"]!;
        var entries = await EntriesOf(customer);
        (Accounts, Orders, Entries) = (Accounts + 1, Orders + sales.Count, Entries + entries.Count);
        var expected = 0L;
        foreach (var sale in sales)
        {
            var about = entries.Where(entry => (string?)entry["order"] == sale.Name).ToList();
            var due = Naive.Points(sale, NaiveRules.Demo with { Multiplier = MultiplierIn(about) });
            expected += due;
            Same(customer, sale.Name, due, about.Sum(PointsOf));
        }

        Same(customer, "balance", expected, balance);
        Same(customer, "sum of entries", balance, entries.Sum(PointsOf));
        Same(customer, "last sequence", entries.Count, entries.Count == 0 ? 0 : (long)entries[0]["sequence"]!);
        Same(customer, "entries of no order of theirs", 0, entries.Count(entry =>
            PointsOf(entry) != 0 && !sales.Any(sale => sale.Name == (string?)entry["order"])));
    }

    /// <summary>The tier held when the order was paid, as the order's own entries say.</summary>
    private static decimal MultiplierIn(IEnumerable<JsonNode> entries) => entries
        .SelectMany(entry => entry["reasons"]!.AsArray())
        .Select(reason => (string?)reason!["multiplier"])
        .FirstOrDefault(multiplier => multiplier is not null) is { } told
            ? decimal.Parse(told, CultureInfo.InvariantCulture)
            : 1;

    private static long PointsOf(JsonNode entry) => (long)entry["points"]!;

    /// <summary>All of them, newest first.</summary>
    private async Task<List<JsonNode>> EntriesOf(string customer)
    {
        var all = new List<JsonNode>();
        long? before = null;
        do
        {
            var page = await Ask(customer, string.Create(
                CultureInfo.InvariantCulture, $"/entries?limit=100{(before is { } at ? $"&before={at}" : "")}"));
            all.AddRange(page["entries"]!.AsArray().Select(entry => entry!));
            before = (long?)page["next"];
        }
        while (before is not null);
        return all;
    }

    private async Task<JsonNode> Ask(string customer, string path)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri("api/shops/demo/member" + path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", MemberToken.Of(
            "demo", customer, MemberToken.DemoKey, DateTimeOffset.UtcNow.AddMinutes(10)));
        using var answer = await instances[Accounts % instances.Count].Client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStreamAsync())!;
    }

    private void Same(string customer, string what, long expected, long found)
    {
        if (expected != found)
        {
            differences.Add($"{customer}: {what} should be {expected} and is {found}");
        }
    }
}
