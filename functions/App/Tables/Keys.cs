using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Loyalty.App.Tables;

/// <summary>
/// Every table, partition and row key, said once. Ids are encoded so that nothing forbidden in keys survives
/// (Understanding the Table service data model: / \ # ? and control characters, 1 KiB), and never collide.
/// </summary>
public static class Keys
{
    public const string Account = "account";

    /// <summary>What a member has chosen, beside their account.</summary>
    public const string Profile = "profile";

    public const string Locator = "locator";

    public const string Settings = "settings";

    public const string Head = "head";

    /// <summary>What owners did comes before everything else of their shop, and is read only by itself.</summary>
    public const string Acts = "act-";

    public const string AfterActs = "act.";

    public const string Counts = "count-";

    private const int LongestId = 300;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-:@");

    /// <summary>A customer's partition; two hex digits of a hash spread a whole shop over 256 ranges.</summary>
    public static string Partition(string shop, CustomerId customer)
    {
        var text = customer.ToString();
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return $"{shop}|{hash[0]:x2}|{Encoded(text)}";
    }

    public static string Entry(long sequence) => string.Create(CultureInfo.InvariantCulture, $"entry-{sequence:D10}");

    /// <summary>The number in an entry's key; null where the key is none that we write.</summary>
    public static long? EntryOf(string key) =>
        key.StartsWith("entry-", StringComparison.Ordinal)
        && long.TryParse(key.AsSpan("entry-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number > 0 && Entry(number) == key
            ? number
            : null;

    /// <summary>What the partitions of all of a shop's customers begin with.</summary>
    public static string OfShop(string shop) => shop + "|";

    /// <summary>What the partitions of a shop's customers with these two hex digits begin with.</summary>
    public static string Range(string shop, string hash) => $"{shop}|{hash}|";

    /// <summary>The customer in a partition's key, encoded as it stands there.</summary>
    public static string CustomerOf(string partition) => partition[(partition.LastIndexOf('|') + 1)..];

    /// <summary>The shop in a partition's key, of whatever table.</summary>
    public static string ShopOf(string partition) => partition.Split('|', 2)[0];

    /// <summary>Whether a text could be a customer in a partition's key.</summary>
    public static bool IsEncoded(string text) =>
        text.Length is > 0 and <= LongestId && text.All(letter => letter == '~' || Plain.Contains(letter));

    public static string Order(OrderId order) => $"order-{Encoded(order.Storefront)}-{Encoded(order.Value)}";

    /// <summary>The first key after all those that begin with the prefix.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    /// <summary>
    /// Every kind of key begins with a word of its own, so that nobody who chooses a key writes one of another kind:
    /// <c>join:</c>, <c>redeem:</c>, <c>owner:</c>, <c>event:</c>, and <c>move-</c>, which is the app's own.
    /// </summary>
    public static string Idempotency(string key) => "key-" + Encoded(key);

    public static string Redemption(string id) => Redemptions + id;

    /// <summary>What the keys of redemptions begin with.</summary>
    public const string Redemptions = "reward-";

    public static string Work(WorkKind kind, string id) => kind + "-" + Encoded(id);

    public static string LocatorPartition(string shop, OrderId order) =>
        $"{shop}|{Encoded(order.Storefront)}|{Encoded(order.Value)}";

    public static string Program(int version) => string.Create(CultureInfo.InvariantCulture, $"program-{version:D10}");

    /// <summary>The number in a version's key; null where the key is another one.</summary>
    public static int? VersionOf(string key) =>
        key.StartsWith("program-", StringComparison.Ordinal)
        && int.TryParse(key.AsSpan("program-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>Newest first; the hash tells apart what was done at one instant.</summary>
    public static string Act(DateTimeOffset at, string hash) =>
        ActAt(string.Create(CultureInfo.InvariantCulture, $"{long.MaxValue - at.UtcTicks:D19}-{hash[..8]}"));

    public static string ActAt(string place) => Acts + place;

    /// <summary>An act's place among the acts of its shop.</summary>
    public static string PlaceOf(string act) => act[Acts.Length..];

    public static bool IsPlace(string text) =>
        text.Length == 28 && text.All(letter => letter == '-' || char.IsAsciiHexDigitLower(letter));

    public static string Quarantined(string shop, string bodyHash) => $"{shop}|{bodyHash}";

    /// <summary>How many of a reward are taken, and how many codes of its pool are free.</summary>
    public static string Count(string reward) => Counts + reward;

    /// <summary>The reward a count is of.</summary>
    public static string CountedBy(string key) => key[Counts.Length..];

    /// <summary>What the codes of a reward's pool begin with.</summary>
    public static string Codes(string reward) => $"code-{reward}|";

    public static string Code(string reward, string hash) => Codes(reward) + hash;

    public static string Held(string redemption) => "held-" + redemption;

    /// <summary>What is about to be done to a shopper's money, written down before it is.</summary>
    public static string Intent(string redemption, string what) => $"intent-{redemption}-{what}";

    public static string Chunk(int number) => string.Create(CultureInfo.InvariantCulture, $"chunk-{number:D3}");

    /// <summary>
    /// Plain characters as they are, others as ~ and their UTF-8 bytes in hex; what grows too long, as its hash.
    /// </summary>
    public static string Encoded(string id)
    {
        if (id.Length <= LongestId && !id.AsSpan().ContainsAnyExcept(Plain))
        {
            return id;
        }

        var bytes = Encoding.UTF8.GetBytes(id);
        var text = new StringBuilder(bytes.Length * 2);
        foreach (var value in bytes)
        {
            _ = Plain.Contains((char)value)
                ? text.Append((char)value)
                : text.Append('~').Append(value.ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.Length <= LongestId ? text.ToString() : "~~" + Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
