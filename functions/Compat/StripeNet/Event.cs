using System.Text.Json;

namespace Stripe;

/// <summary>Something happened to an object, which is given as it stood then.</summary>
public class Event : StripeEntity, IHasId, IHasObject
{
    public string? Id { get; set; }

    public string? Object { get; set; }

    public string? Account { get; set; }

    public string? ApiVersion { get; set; }

    public DateTime Created { get; set; } = DateTime.UnixEpoch;

    public EventData? Data { get; set; }

    public bool Livemode { get; set; }

    public string? Type { get; set; }

    internal static Event Read(Fields fields) => new()
    {
        Id = fields.Text("id"),
        Object = fields.Text("object"),
        Account = fields.Text("account"),
        ApiVersion = fields.Text("api_version"),
        Created = fields.Time("created"),
        Data = fields.One("data", EventData.Read),
        Livemode = fields.Flag("livemode"),
        Type = fields.Text("type"),
    };
}

/// <summary>The object of an event; null where its kind is not known: then the event's own JSON has it.</summary>
public class EventData : StripeEntity
{
    public IHasObject? Object { get; set; }

    internal static EventData Read(Fields fields) => new() { Object = fields.Kind("object") };

    // Stripe.net keeps the JSON of the event and of its object, not of what lies between.
    internal override void Keep(JsonElement json)
    {
    }
}
