using System.Diagnostics;
using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Loyalty.App.Telemetry;

/// <summary>
/// Every call to one table, each try by itself: counted, and a span where it is made for somebody's span. Neither has
/// the address, for that holds the customer's id; this is why Azure.Core's own spans are not exported.
/// </summary>
public sealed class CountedCalls(string table) : HttpPipelinePolicy
{
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        CallCount.Made();
        return Meters.CountsStorage || Activity.Current is not null
            ? Watched(message, pipeline)
            : ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Nothing here waits for storage in place.");

    private async ValueTask Watched(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var operation = OperationOf(message.Request);
        using var span = Activity.Current is null ? null
            : Spans.Source.StartActivity($"{operation} {table}", ActivityKind.Client);
        var status = "none";
        try
        {
            await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
            status = string.Create(CultureInfo.InvariantCulture, $"{message.Response.Status / 100}xx");
        }
        finally
        {
            Meters.Called(table, operation, status);
            span?.SetTag("table", table).SetTag("operation", operation).SetTag("status", status);
        }
    }

    /// <summary>What a request does, by its method and the shape of its address (Table service REST API).</summary>
    private static string OperationOf(Request request)
    {
        var path = request.Uri.Path.AsSpan();
        return request.Method.Method switch
        {
            "GET" => path.EndsWith(")") && !path.EndsWith("()") ? "read" : "query",
            "POST" => path.EndsWith("$batch") ? "transact" : path.EndsWith("/Tables") ? "create" : "insert",
            "DELETE" => "delete",
            _ => "update",
        };
    }
}
