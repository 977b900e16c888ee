using Loyalty.App.Shops;
using Loyalty.App.Tables;
using Loyalty.Ledger;

namespace Loyalty.App.Accounts;

/// <summary>
/// What was done once per key on an account that has been merged into another since is not done there again, nor what
/// was done for somebody while they were one with another: keys stay where they are, and are looked up there.
/// </summary>
public sealed class FormerKeys(LedgerTable ledger)
{
    /// <summary>A key's answer, on the account or on one that came to it; null where the key is new.</summary>
    public async Task<string?> Answer(Shop shop, string partition, Account? account, string key) =>
        await ledger.Answer(partition, key, CancellationToken.None) ?? (await Among(shop, CameTo(account), key)).Answer;

    /// <summary>
    /// A key's answer on an account that came to this one, and then on those that they were parted from, as far as it
    /// was asked for <paramref name="whom"/> there; with the partition where it is.
    /// </summary>
    public async Task<(string? Answer, string Partition)> Elsewhere(
        Shop shop, Account? account, string key, CustomerId whom)
    {
        var came = CameTo(account);
        var found = await Among(shop, came, key);
        var seen = new HashSet<CustomerId>(came);
        for (var next = await Further(shop, came, account); found.Answer is null && next.Count > 0;)
        {
            found = await Among(shop, next, key, whom.ToString());
            next = await Further(shop, next, null);
        }

        return found;

        async Task<List<CustomerId>> Further(Shop shop, IEnumerable<CustomerId> from, Account? account)
        {
            var accounts = await Task.WhenAll(from.Select(
                one => ledger.Account(Keys.Partition(shop.LedgerId, one), CancellationToken.None)));
            return [.. accounts.Select(one => one.Value).Append(account).OfType<Account>()
                .SelectMany(one => (one.Parted ?? []).Concat(one.MovedTo is { } to ? [to] : Array.Empty<CustomerId>()))
                .Where(seen.Add)];
        }
    }

    /// <summary>Every account that is part of this one by now.</summary>
    public static IReadOnlyList<CustomerId> CameTo(Account? account) =>
        [.. (account?.Came ?? []).SelectMany(one => (one.Also ?? []).Append(one.From))];

    private async Task<(string? Answer, string Partition)> Among(
        Shop shop, IEnumerable<CustomerId> others, string key, string? whom = null)
    {
        var partitions = others.Select(one => Keys.Partition(shop.LedgerId, one)).ToList();
        var answers = await Task.WhenAll(
            partitions.Select(one => ledger.Answer(one, key, CancellationToken.None)));
        return answers.Zip(partitions).FirstOrDefault(one =>
            one.First is { } answer && (whom is null || KeptAnswer.Read(answer).For == whom));
    }
}
