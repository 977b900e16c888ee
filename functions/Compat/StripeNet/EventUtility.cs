using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Stripe;

/// <summary>
/// Verifies and reads webhooks. Both throw on bad input, and not only <see cref="StripeException"/>: the official
/// package lets <see cref="JsonException"/>, <see cref="ArgumentException"/>, <see cref="InvalidOperationException"/>
/// and <see cref="FormatException"/> through as well, so callers catch whatever comes.
/// </summary>
public static class EventUtility
{
    public const int DefaultTimeTolerance = 300;

    private const string ReleaseTrain = ".dahlia";

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

    /// <summary>Reads a webhook's body without verifying it; null where the body is the word null.</summary>
    public static Event? ParseEvent(string json, bool throwOnApiVersionMismatch = true)
    {
        var root = JsonElement.Parse(json);
        if (root.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (root.TryGetProperty("object", out var kind) && kind.GetString() == "v2.core.event")
        {
            throw new ArgumentException("A thin event notification is not a webhook's event.", nameof(json));
        }

        var read = Fields.Entity(root, Event.Read);
        if (throwOnApiVersionMismatch && read.ApiVersion?.EndsWith(ReleaseTrain, StringComparison.Ordinal) != true)
        {
            throw new StripeException($"The event is of API version {read.ApiVersion}, not of one{ReleaseTrain}.");
        }

        return read;
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
