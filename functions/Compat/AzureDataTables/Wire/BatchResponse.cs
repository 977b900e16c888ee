using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// One response inside a batch's answer: a view of its bytes, whose headers are looked for when they are asked for.
/// </summary>
internal sealed class BatchResponse(
    int status,
    ReadOnlyMemory<byte> head,
    ReadOnlyMemory<byte> body,
    string clientRequestId) : Response
{
    private Stream? content;

    public override int Status => status;

    public override string ReasonPhrase
    {
        get
        {
            var line = Text(head.Span[..Math.Max(0, head.Span.IndexOf("\r\n"u8))]);
            return line.Length > "HTTP/1.1 200 ".Length ? line["HTTP/1.1 200 ".Length..] : string.Empty;
        }
    }

    public override bool IsError => status >= 400;

    public override Stream? ContentStream
    {
        get => content ??= new MemoryStream(body.ToArray(), 0, body.Length, writable: false, publiclyVisible: true);
        set => content = value;
    }

    public override string ClientRequestId { get; set; } = clientRequestId;

    public override void Dispose()
    {
    }

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders()
    {
        var headers = new List<HttpHeader>();
        var rest = head.Span;
        while (Next(ref rest, out var name, out var value))
        {
            headers.Add(new HttpHeader(Text(name), Text(value)));
        }

        return headers;
    }

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        var rest = head.Span;
        while (Next(ref rest, out var found, out var text))
        {
            if (Ascii.EqualsIgnoreCase(found, name))
            {
                value = Text(text);
                return true;
            }
        }

        value = null;
        return false;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }

    // The first line is the status: it has no colon and is passed over.
    private static bool Next(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        name = value = default;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf("\r\n"u8);
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 2)..];
            var colon = line.IndexOf((byte)':');
            if (colon > 0)
            {
                name = line[..colon];
                value = line[(colon + 1)..].Trim((byte)' ');
                return true;
            }
        }

        return false;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
