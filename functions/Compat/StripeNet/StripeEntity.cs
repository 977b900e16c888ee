using System.Text.Json;

namespace Stripe;

/// <summary>Anything Stripe sends; the JSON it was read from stays with it, for what has no property here.</summary>
public abstract class StripeEntity
{
    public JsonElement? RawJsonElement { get; protected set; }

    internal virtual void Keep(JsonElement json) => RawJsonElement = json;
}

/// <summary>An object that can be looked up by its id.</summary>
public interface IHasId
{
    string? Id { get; set; }
}

/// <summary>An object that names its own kind, such as <c>payment_intent</c>.</summary>
public interface IHasObject
{
    string? Object { get; set; }
}

/// <summary>An object that carries what the shop attached to it.</summary>
public interface IHasMetadata
{
    Dictionary<string, string?>? Metadata { get; set; }
}
