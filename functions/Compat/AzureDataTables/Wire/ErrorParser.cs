using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// The service's error document (<c>odata.error</c>): its code, its message, and, for a transaction, the index of the
/// failed action, which stands before a colon in the message.
/// </summary>
internal sealed class ErrorParser : RequestFailedDetailsParser
{
    public static readonly ErrorParser Instance = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        if (response.ContentStream is null or { CanSeek: true, Length: 0 })
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(response.Content.ToMemory());
            if (!document.RootElement.TryGetProperty("odata.error", out var told))
            {
                return false;
            }

            var message = told.GetProperty("message").GetProperty("value").GetString();
            error = new ResponseError(told.GetProperty("code").GetString(), message);
            data = new Dictionary<string, string>(StringComparer.Ordinal);
            if (IndexIn(message) is { } index)
            {
                data[TableTransactionFailedException.FailedIndexKey] = index.ToString(CultureInfo.InvariantCulture);
            }

            return true;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return false;
        }
    }

    private static int? IndexIn(string? message)
    {
        var colon = message?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0
            && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? index
                : null;
    }
}
