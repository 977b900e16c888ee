using System.Text.Json;
using System.Text.Unicode;

namespace Loyalty.Storefronts;

/// <summary>
/// Reads a genuine delivery's bytes as one JSON object. Every way of not understanding them ends here, as
/// <see cref="Translation.Unreadable"/>; details name fields, never their values.
/// </summary>
internal static class Body
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    public static Translation Read(Genuine genuine, Func<Fields, Translation> read)
    {
        var bytes = genuine.Delivery.Body;
        if (bytes.Span.StartsWith(ByteOrderMark))
        {
            bytes = bytes[ByteOrderMark.Length..];
        }

        if (!Utf8.IsValid(bytes.Span))
        {
            return new Translation.Unreadable("not_utf8");
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(new Fields(document.RootElement))
                : new Translation.Unreadable("not_an_object");
        }
        catch (JsonException)
        {
            return new Translation.Unreadable("not_json");
        }
        catch (NotUnderstoodException notUnderstood)
        {
            return new Translation.Unreadable(notUnderstood.Reason, notUnderstood.Field);
        }
        catch (Exception broken) when (broken is InvalidOperationException or FormatException or OverflowException)
        {
            // Escapes that are no text (half a surrogate pair), sums beyond any price.
            return new Translation.Unreadable("malformed");
        }
    }
}

/// <summary>
/// A field without which, or with whose value, the delivery makes no sense. Never leaves <see cref="Body"/>.
/// </summary>
internal sealed class NotUnderstoodException(string reason, string? field = null) : Exception(reason)
{
    public static NotUnderstoodException Missing(string field) => new("field_missing", field);

    public static NotUnderstoodException Malformed(string field) => new("field_malformed", field);

    /// <summary>Headers are not signed: a body of another topic's shape was put under this one.</summary>
    public static NotUnderstoodException AnotherTopic(string field) => new("shape_of_another_topic", field);

    public string Reason { get; } = reason;

    public string? Field { get; } = field;
}
