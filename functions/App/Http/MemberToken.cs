using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Loyalty.App.Http;

/// <summary>
/// Whom the widget speaks for: <c>v1.{customer}.{expires}.{signature}</c>, made by the shop's own server. Signed with
/// any of the shop's member keys, compared in constant time; at most an hour ahead.
/// </summary>
public static class MemberToken
{
    public const int MostSecondsAhead = 3_600;

    private const int LongestToken = 1_024;

    /// <summary>The customer of a good token, or the problem with it.</summary>
    public static (CustomerId? Customer, Problem? Problem) Read(
        string? authorization, string shop, IEnumerable<string> keys, DateTimeOffset now)
    {
        const string Scheme = "Bearer ";
        if (string.IsNullOrEmpty(authorization))
        {
            return (null, Problem.TokenMissing);
        }

        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            || authorization.Length > LongestToken
            || authorization[Scheme.Length..].Trim().Split('.') is not ["v1", var customer, var expires, var signature]
            || Customer(customer) is not { } who
            || !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var until)
            || Signature(signature) is not { } signed)
        {
            return (null, Problem.TokenMalformed);
        }

        var text = Encoding.UTF8.GetBytes($"v1.{shop}.{customer}.{expires}");
        var genuine = false;
        foreach (var key in keys)
        {
            genuine |= CryptographicOperations.FixedTimeEquals(
                HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), text), signed);
        }

        return !genuine ? (null, Problem.TokenForged)
            : until <= now.ToUnixTimeSeconds() ? (null, Problem.TokenExpired)
            : until - now.ToUnixTimeSeconds() > MostSecondsAhead ? (null, Problem.TokenTooFarAhead)
            : (who, null);
    }

    private static CustomerId? Customer(string text)
    {
        if (text.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_')))
        {
            return null;
        }

        var padded = text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        try
        {
            return Convert.TryFromBase64String(padded, bytes, out var written)
                ? CustomerId.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, 0, written))
                : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static byte[]? Signature(string text) =>
        text.Length == 64 && text.All(letter => char.IsAsciiDigit(letter) || letter is >= 'a' and <= 'f')
            ? Convert.FromHexString(text)
            : null;
}
