using System.Security.Cryptography;
using System.Text;

namespace Loyalty.App.Http;

/// <summary>
/// The owner's word: 256 random bits, sent as <c>Authorization: Bearer</c>. Only its SHA-256 is kept, and every key
/// that is accepted is compared, each in constant time.
/// </summary>
public static class OwnerKey
{
    private const int LongestKey = 512;

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>The problem with what was sent; null where it is one of the accepted keys.</summary>
    public static Problem? Check(string? authorization, IEnumerable<ReadOnlyMemory<byte>> accepted)
    {
        const string Scheme = "Bearer ";
        if (string.IsNullOrEmpty(authorization))
        {
            return Problem.OwnerKeyMissing;
        }

        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || authorization.Length > LongestKey)
        {
            return Problem.OwnerKeyWrong;
        }

        var sent = Hash(authorization[Scheme.Length..].Trim());
        var isGood = false;
        foreach (var hash in accepted)
        {
            isGood |= CryptographicOperations.FixedTimeEquals(hash.Span, sent);
        }

        return isGood ? null : Problem.OwnerKeyWrong;
    }
}
