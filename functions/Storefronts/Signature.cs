using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Loyalty.Storefronts;

/// <summary>
/// HMAC-SHA256 over raw bytes. What the sender claims is decoded to bytes and compared in constant time; a claim that
/// is not exactly 32 bytes is no signature, and an empty key signs nothing.
/// </summary>
public static class Signature
{
    /// <summary>Whether one of the secrets, as UTF-8 text, signs the bytes; the claim is base64.</summary>
    public static bool Holds(string? claim, ReadOnlySpan<byte> bytes, IReadOnlyList<string> secrets)
    {
        foreach (var secret in secrets)
        {
            if (Holds(claim, Encoding.UTF8.GetBytes(secret), bytes))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the key signs the bytes, given in one or more pieces; the claim is base64.</summary>
    public static bool Holds(
        string? claim, ReadOnlySpan<byte> key, ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> more = default)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (key.IsEmpty || claim is null || !Convert.TryFromBase64String(claim, claimed, out var length)
            || length != claimed.Length)
        {
            return false;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(bytes);
        hash.AppendData(more);
        hash.GetHashAndReset(expected);
        return CryptographicOperations.FixedTimeEquals(expected, claimed);
    }

    /// <summary>Whether a signed time, unix seconds as text, is within the tolerance of an instant.</summary>
    public static bool IsTimely(ReadOnlySpan<char> timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
        && Math.Abs(now.ToUnixTimeSeconds() - seconds) <= Channel.ToleranceSeconds;
}
