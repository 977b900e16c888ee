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

    /// <summary>By which of the accepted keys it was sent, or the problem with what was sent.</summary>
    public static (string? By, Problem? Problem) Check(string? authorization, IEnumerable<AcceptedKey> accepted)
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
        string? by = null;
        foreach (var key in accepted)
        {
            by = CryptographicOperations.FixedTimeEquals(key.Hash.Span, sent) ? by ?? key.By : by;
        }

        return by is null ? (null, Problem.OwnerKeyWrong) : (by, null);
    }
}

/// <summary>A key that opens a door, by its hash, and what its bearer is called where acts are written down.</summary>
public sealed record AcceptedKey(string By, ReadOnlyMemory<byte> Hash);
