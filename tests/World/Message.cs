using System.Text;
using System.Text.Json;

namespace World;

/// <summary>A delivery's content before it is signed.</summary>
public sealed record Message(string Storefront, string Topic, byte[] Body)
{
    public static Message Of(string storefront, string topic, object body) =>
        new(storefront, topic, JsonSerializer.SerializeToUtf8Bytes(body));

    public static Message Raw(string storefront, string topic, string body) =>
        new(storefront, topic, Encoding.UTF8.GetBytes(body));
}
