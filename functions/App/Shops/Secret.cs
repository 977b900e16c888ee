using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Loyalty.App.Shops;

/// <summary>
/// A key or secret and the time it counts. One that is replaced counts on until its last instant, so that whoever still
/// uses it is not turned away meanwhile. Only its fingerprint is ever shown again.
/// </summary>
[JsonConverter(typeof(SecretAsText))]
public sealed record Secret(string Value)
{
    /// <summary>Fingerprints are this many hex digits of SHA-256.</summary>
    private const int Digits = 8;

    public DateTimeOffset? Since { get; init; }

    /// <summary>When it stops counting; null while it is the one in use.</summary>
    public DateTimeOffset? Until { get; init; }

    public string Fingerprint => FingerprintOf(SHA256.HashData(Encoding.UTF8.GetBytes(Value)));

    public static string FingerprintOf(ReadOnlySpan<byte> hash) => Convert.ToHexStringLower(hash)[..Digits];

    public bool CountsAt(DateTimeOffset now) => Until is not { } until || now < until;

    /// <summary>A secret is not printed by accident.</summary>
    public override string ToString() => Fingerprint;
}

/// <summary>Several secrets of one purpose, the one in use first.</summary>
public static class Secrets
{
    /// <summary>So many may count at once: each is tried at every signature.</summary>
    private const int Most = 4;

    /// <summary>The values that count, in their order.</summary>
    public static IReadOnlyList<string> At(this IReadOnlyList<Secret> secrets, DateTimeOffset now) =>
        secrets is [{ Until: null } one] ? [one.Value]
            : [.. secrets.Where(secret => secret.CountsAt(now)).Select(secret => secret.Value)];

    /// <summary>
    /// The value in front of the others, which count for so long yet, but none longer than it did; what no longer
    /// counts is forgotten. The same where the value is in front already.
    /// </summary>
    public static IReadOnlyList<Secret> With(
        this IReadOnlyList<Secret> secrets, string value, DateTimeOffset now, TimeSpan kept) =>
        secrets is [{ Until: null } first, ..] && first.Value == value
            ? secrets
            : [
                new Secret(value) { Since = now },
                .. secrets.Where(secret => secret.Value != value)
                    .Select(secret => secret with { Until = Sooner(secret.Until, now + kept) })
                    .Where(secret => secret.CountsAt(now))
                    .Take(Most - 1),
            ];

    private static DateTimeOffset Sooner(DateTimeOffset? until, DateTimeOffset then) =>
        until < then ? until.Value : then;
}

/// <summary>Text alone where nothing is known of its time; else an object with <c>since</c>, <c>until</c>.</summary>
public sealed class SecretAsText : JsonConverter<Secret>
{
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new Secret(reader.GetString()!);
        }

        string? value = null;
        DateTimeOffset? since = null, until = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "value":
                    value = reader.GetString();
                    break;
                case "since":
                    since = reader.GetDateTimeOffset();
                    break;
                case "until":
                    until = reader.GetDateTimeOffset();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new Secret(value ?? throw new JsonException("A secret has a value.")) { Since = since, Until = until };
    }

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("value", value.Value);
        if (value.Since is { } since)
        {
            writer.WriteString("since", since);
        }

        if (value.Until is { } until)
        {
            writer.WriteString("until", until);
        }

        writer.WriteEndObject();
    }
}
