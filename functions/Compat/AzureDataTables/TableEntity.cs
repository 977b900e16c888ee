using System.Collections;

namespace Azure.Data.Tables;

/// <summary>
/// A row as a dictionary. Its keys, timestamp and ETag are entries like any other (<c>odata.etag</c> is the ETag's).
/// A property that is not there reads as null; one of another type throws <see cref="InvalidOperationException"/>.
/// </summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object?>
{
    internal const string ETagKey = "odata.etag";

    private readonly Dictionary<string, object?> properties;

    public TableEntity() => properties = [];

    public TableEntity(IDictionary<string, object?>? values) =>
        properties = values is null ? [] : new(values, StringComparer.Ordinal);

    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey))!;
        set => properties[nameof(PartitionKey)] = value;
    }

    public string RowKey
    {
        get => GetString(nameof(RowKey))!;
        set => properties[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => properties[nameof(Timestamp)] = value;
    }

    public ETag ETag
    {
        get => GetString(ETagKey) is { } etag ? new ETag(etag) : default;
        set => properties[ETagKey] = value.ToString();
    }

    public int Count => properties.Count;

    public ICollection<string> Keys => properties.Keys;

    ICollection<object?> IDictionary<string, object?>.Values => properties.Values;

    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => false;

    internal Dictionary<string, object?> Properties => properties;

    /// <summary>A value set over an existing long or double keeps that type where an int is given.</summary>
    public object? this[string key]
    {
        get
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            return properties.GetValueOrDefault(key);
        }

        set => properties[key] = (properties.GetValueOrDefault(key), value) switch
        {
            (double, int number) => (double)number,
            (long, int number) => (long)number,
            _ => value,
        };
    }

    public string? GetString(string key) => Reference<string>(key);

    public byte[]? GetBinary(string key) => Reference<byte[]>(key);

    public BinaryData? GetBinaryData(string key) =>
        this[key] is byte[] bytes ? new BinaryData(bytes) : Reference<BinaryData>(key);

    public bool? GetBoolean(string key) => Value<bool>(key);

    public DateTime? GetDateTime(string key) =>
        this[key] is DateTimeOffset instant ? instant.UtcDateTime : Value<DateTime>(key);

    public DateTimeOffset? GetDateTimeOffset(string key) =>
        this[key] is DateTime instant ? new DateTimeOffset(instant) : Value<DateTimeOffset>(key);

    public double? GetDouble(string key) => Value<double>(key);

    public Guid? GetGuid(string key) => Value<Guid>(key);

    public int? GetInt32(string key) => Value<int>(key);

    public long? GetInt64(string key) => Value<long>(key);

    public void Add(string key, object? value) => this[key] = value;

    public void Clear() => properties.Clear();

    public bool ContainsKey(string key) => properties.ContainsKey(key);

    public bool Remove(string key) => properties.Remove(key);

    public bool TryGetValue(string key, out object? value) => properties.TryGetValue(key, out value);

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) =>
        Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)properties).Contains(item);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object?>>)properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)properties).Remove(item);

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() =>
        properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => properties.GetEnumerator();

    private T? Reference<T>(string key)
        where T : class =>
        this[key] switch
        {
            null => null,
            T value => value,
            var other => throw OfAnotherType(key, typeof(T), other),
        };

    private T? Value<T>(string key)
        where T : struct =>
        this[key] switch
        {
            null => null,
            T value => value,
            var other => throw OfAnotherType(key, typeof(T), other),
        };

    private static InvalidOperationException OfAnotherType(string key, Type asked, object value) =>
        new($"Cannot return {asked} for property {key}, which is {value.GetType()}.");
}
