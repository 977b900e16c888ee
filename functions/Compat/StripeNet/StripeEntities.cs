using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>What of a refusal the product reads.</summary>
public class StripeError
{
    [JsonPropertyName("code")]
    public string? Code { get; set; }

    [JsonPropertyName("message")]
    public string? Message { get; set; }

    [JsonPropertyName("param")]
    public string? Param { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }
}

/// <summary>A page of a list.</summary>
public class StripeList<T>
{
    [JsonPropertyName("data")]
    public List<T> Data { get; set; } = [];
}

/// <summary>A discount; shoppers enter a promotion code for it.</summary>
public class Coupon
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }
}

/// <summary>A code that stands for a coupon.</summary>
public class PromotionCode
{
    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("active")]
    public bool Active { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string>? Metadata { get; set; }

    [JsonPropertyName("times_redeemed")]
    public long TimesRedeemed { get; set; }
}
