using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// A request's body, written into one growing buffer that is used again. Give it back only once the request has been
/// answered: what was broken off may still be read by the transport and is left to the collector.
/// </summary>
internal sealed class BodyBuffer : RequestContent, IBufferWriter<byte>
{
    private const int InitialSize = 4096;
    private const int LargestKept = 256 * 1024;
    private const int MostKept = 64;

    private static readonly ConcurrentQueue<BodyBuffer> Kept = [];

    // Relaxed: the body is read by the table service alone, never by a browser.
    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly Utf8JsonWriter json;
    private byte[] buffer = new byte[InitialSize];
    private int length;

    private BodyBuffer() => json = new Utf8JsonWriter(this, WriterOptions);

    public ReadOnlyMemory<byte> Written => buffer.AsMemory(0, length);

    public static BodyBuffer Rent() => Kept.TryDequeue(out var body) ? body : new BodyBuffer();

    public void GiveBack()
    {
        length = 0;
        if (buffer.Length <= LargestKept && Kept.Count < MostKept)
        {
            Kept.Enqueue(this);
        }
    }

    public void WriteEntity(TableEntity entity)
    {
        json.Reset();
        EntityWriter.Write(json, entity);
        json.Flush();
    }

    public void WriteTable(string name)
    {
        json.Reset();
        json.WriteStartObject();
        json.WriteString("TableName"u8, name);
        json.WriteEndObject();
        json.Flush();
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        length += bytes.Length;
    }

    public void Advance(int count) => length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return buffer.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return buffer.AsSpan(length);
    }

    public override void WriteTo(Stream stream, CancellationToken cancellation) => stream.Write(buffer, 0, length);

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellation) =>
        await stream.WriteAsync(Written, cancellation).ConfigureAwait(false);

    public override bool TryComputeLength(out long length)
    {
        length = this.length;
        return true;
    }

    public override void Dispose()
    {
    }

    private void Grow(int wanted)
    {
        if (buffer.Length - length < Math.Max(wanted, 1))
        {
            Array.Resize(ref buffer, checked(Math.Max(buffer.Length * 2, length + wanted)));
        }
    }
}
