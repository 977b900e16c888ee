using System.Security.Cryptography;
using System.Text;
using Loyalty.App.Shops;

namespace Loyalty.App.Http;

/// <summary>
/// The owner's word: 256 random bits, sent as <c>Authorization: Bearer</c>. Only its SHA-256 is kept, and every key
/// that is accepted is compared, each in constant time.
/// </summary>
public static class OwnerKey
{
    private const int LongestKey = 512;

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>A key as a shop keeps it.</summary>
    public static Secret Kept(string key) => new(Convert.ToBase64String(Hash(key)));

    /// <summary>The fingerprint of a key that is kept; the same as of the key itself.</summary>
    public static string FingerprintOf(Secret kept) => Secret.FingerprintOf(Convert.FromBase64String(kept.Value));

    /// <summary>Which of the accepted keys was sent, or the problem with what was sent.</summary>
    public static (AcceptedKey? Key, Problem? Problem) Check(string? authorization, IEnumerable<AcceptedKey> accepted)
    {
        const string Scheme = "Bearer ";
        if (string.IsNullOrEmpty(authorization))
        {
            return (null, Problem.OwnerKeyMissing);
        }

        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || authorization.Length > LongestKey)
        {
            return (null, Problem.OwnerKeyWrong);
        }

        var sent = Hash(authorization[Scheme.Length..].Trim());
        AcceptedKey? same = null;
        foreach (var key in accepted)
        {
            same = CryptographicOperations.FixedTimeEquals(key.Hash.Span, sent) ? same ?? key : same;
        }

        return same is null ? (null, Problem.OwnerKeyWrong) : (same, null);
    }
}

/// <summary>
/// A key that opens a door, by its hash, and what its bearer is called where acts are written down. A staff key opens
/// few.
/// </summary>
public sealed record AcceptedKey(string By, ReadOnlyMemory<byte> Hash, bool IsStaff = false);
