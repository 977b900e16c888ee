using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure;
using Azure.Core;

namespace Simulation.Tables;

/// <summary>A call as Azure.Core makes it, read; and its answer as Azure.Core takes it.</summary>
internal sealed class TableExchange(TableAnswer answer, Request request) : Response
{
    public const string Endpoint = "http://127.0.0.1:10002/simulated/";

    private readonly Dictionary<string, string> headers = Told(answer);

    public override int Status => answer.Status;

    public override string ReasonPhrase => "";

    public override Stream? ContentStream { get; set; } = Bytes(answer);

    public override string ClientRequestId { get; set; } = request.ClientRequestId;

    public static TableRequest Read(Request request)
    {
        var content = new MemoryStream();
        request.Content?.WriteTo(content, CancellationToken.None);
        request.Headers.TryGetValue("Content-Type", out var type);
        request.Headers.TryGetValue("If-Match", out var tag);
        var address = request.Uri.ToString();
        return new TableRequest(
            request.Method.Method,
            address[Endpoint.Length..],
            type,
            tag,
            content.GetBuffer().AsMemory(0, (int)content.Length));
    }

    /// <summary>What is buffered outlives the message, as with the real transport.</summary>
    public override void Dispose()
    {
    }

    protected override bool ContainsHeader(string name) => headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
        headers.Select(header => new HttpHeader(header.Key, header.Value));

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) =>
        headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values) =>
        (values = headers.TryGetValue(name, out var value) ? [value] : null) is not null;

    private static MemoryStream Bytes(TableAnswer answer)
    {
        var bytes = Encoding.UTF8.GetBytes(answer.Body);
        return new MemoryStream(bytes, 0, bytes.Length, writable: false, publiclyVisible: true);
    }

    private static Dictionary<string, string> Told(TableAnswer answer)
    {
        var told = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Put("Content-Type", answer.ContentType);
        Put("ETag", answer.ETag);
        Put("x-ms-continuation-NextPartitionKey", answer.Next?.Partition);
        Put("x-ms-continuation-NextRowKey", answer.Next?.Row);
        return told;

        void Put(string name, string? value)
        {
            if (value is not null)
            {
                told[name] = value;
            }
        }
    }
}
