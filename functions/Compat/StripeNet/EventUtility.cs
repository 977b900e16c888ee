using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Stripe;

/// <summary>
/// Verifies webhooks. It throws on bad input, and not only <see cref="StripeException"/>: the official package lets
/// <see cref="FormatException"/> and <see cref="OverflowException"/> through as well, so callers catch whatever comes.
/// </summary>
public static class EventUtility
{
    public const int DefaultTimeTolerance = 300;

    private static readonly UTF8Encoding ExactUtf8 =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Throws unless a <c>v1</c> of the header signs <c>t.json</c> and <c>t</c> is near to now.</summary>
    public static void ValidateSignature(
        string json, string stripeSignatureHeader, string secret, long tolerance, long utcNow)
    {
        var items = stripeSignatureHeader.Trim().Split(',').Select(Parse)
            .ToLookup(item => item.Key, item => item.Value, StringComparer.Ordinal);
        var timestamp = items["t"].FirstOrDefault();
        var expected = Sign(secret, timestamp, json);
        if (!items["v1"].Any(given => AreEqual(given, expected)))
        {
            throw new StripeException("No v1 signature in the header is that of this body.");
        }

        if (Math.Abs(utcNow - Convert.ToInt32(timestamp, CultureInfo.InvariantCulture)) > tolerance)
        {
            throw new StripeException("The signature's timestamp is outside the tolerance.");
        }
    }

    private static (string Key, string Value) Parse(string item) => item.Trim().Split('=', 2) is [var key, var value]
        ? (key, value)
        : throw new StripeException("The signature header is not a list of key=value.");

    private static string Sign(string secret, string? timestamp, string json)
    {
        try
        {
            return Convert.ToHexStringLower(
                HMACSHA256.HashData(ExactUtf8.GetBytes(secret), ExactUtf8.GetBytes($"{timestamp}.{json}")));
        }
        catch (EncoderFallbackException exception)
        {
            throw new StripeException("The body is not text that can be signed.", exception);
        }
    }

    private static bool AreEqual(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(
            MemoryMarshal.AsBytes(given.AsSpan()), MemoryMarshal.AsBytes(expected.AsSpan()));
}
