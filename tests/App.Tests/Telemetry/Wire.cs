using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace App.Tests.Telemetry;

/// <summary>A message as Protocol Buffers put it on the wire: its fields by number (Encoding, protobuf.dev).</summary>
internal sealed class Wire
{
    private readonly List<(int Field, ulong Number, byte[]? Bytes)> fields = [];

    public Wire(ReadOnlySpan<byte> message)
    {
        while (message.Length > 0)
        {
            var key = Varint(ref message);
            fields.Add((int)(key & 7) switch
            {
                0 => ((int)(key >> 3), Varint(ref message), null),
                1 => ((int)(key >> 3), BinaryPrimitives.ReadUInt64LittleEndian(Take(ref message, 8)), null),
                2 => ((int)(key >> 3), 0, Take(ref message, (int)Varint(ref message)).ToArray()),
                5 => ((int)(key >> 3), BinaryPrimitives.ReadUInt32LittleEndian(Take(ref message, 4)), null),
                var type => throw new InvalidDataException("Not a wire type: " + type),
            });
        }
    }

    public IEnumerable<Wire> this[int field] => Bytes(field).Select(bytes => new Wire(bytes));

    public bool Has(int field) => fields.Exists(one => one.Field == field);

    public string Text(int field) => Encoding.UTF8.GetString(Bytes(field).FirstOrDefault() ?? []);

    public string Hex(int field) => Convert.ToHexStringLower(Bytes(field).FirstOrDefault() ?? []);

    public long Number(int field) => (long)fields.FirstOrDefault(one => one.Field == field).Number;

    public double Real(int field) => BitConverter.Int64BitsToDouble(Number(field));

    /// <summary>A list of KeyValue (opentelemetry/proto/common/v1) as text.</summary>
    public IReadOnlyDictionary<string, string> Tags(int field) => this[field]
        .ToDictionary(tag => tag.Text(1), tag => tag[2].Select(Value).FirstOrDefault() ?? "", StringComparer.Ordinal);

    /// <summary>An AnyValue: string 1, bool 2, int 3, double 4.</summary>
    private static string Value(Wire any) =>
        any.Has(1) ? any.Text(1)
        : any.Has(4) ? any.Real(4).ToString(CultureInfo.InvariantCulture)
        : any.Number(any.Has(2) ? 2 : 3).ToString(CultureInfo.InvariantCulture);

    private IEnumerable<byte[]> Bytes(int field) =>
        fields.Where(one => one.Field == field).Select(one => one.Bytes).OfType<byte[]>();

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> message, int length)
    {
        var taken = message[..length];
        message = message[length..];
        return taken;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> message)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = Take(ref message, 1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
