using System.Text.Json.Serialization;

namespace Stripe;

/// <summary>What a request says; a property that is null is not said.</summary>
public class BaseOptions
{
}

/// <summary>How a list is cut into pages.</summary>
public class ListOptions : BaseOptions
{
    [JsonPropertyName("limit")]
    public long? Limit { get; set; }
}

/// <summary>A coupon to be made.</summary>
public class CouponCreateOptions : BaseOptions
{
    [JsonPropertyName("amount_off")]
    public long? AmountOff { get; set; }

    [JsonPropertyName("currency")]
    public string? Currency { get; set; }

    [JsonPropertyName("duration")]
    public string? Duration { get; set; }

    [JsonPropertyName("id")]
    public string? Id { get; set; }

    [JsonPropertyName("max_redemptions")]
    public long? MaxRedemptions { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string>? Metadata { get; set; }

    [JsonPropertyName("percent_off")]
    public decimal? PercentOff { get; set; }
}

/// <summary>A promotion code to be made.</summary>
public class PromotionCodeCreateOptions : BaseOptions
{
    [JsonPropertyName("active")]
    public bool? Active { get; set; }

    [JsonPropertyName("code")]
    public string? Code { get; set; }

    [JsonPropertyName("customer")]
    public string? Customer { get; set; }

    /// <summary>In UTC; said in Unix seconds.</summary>
    [JsonPropertyName("expires_at")]
    public DateTime? ExpiresAt { get; set; }

    [JsonPropertyName("max_redemptions")]
    public long? MaxRedemptions { get; set; }

    [JsonPropertyName("metadata")]
    public Dictionary<string, string>? Metadata { get; set; }

    [JsonPropertyName("promotion")]
    public PromotionCodePromotionOptions? Promotion { get; set; }

    [JsonPropertyName("restrictions")]
    public PromotionCodeRestrictionsOptions? Restrictions { get; set; }
}

/// <summary>What a promotion code stands for.</summary>
public class PromotionCodePromotionOptions
{
    [JsonPropertyName("coupon")]
    public string? Coupon { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }
}

/// <summary>What an order has to come to.</summary>
public class PromotionCodeRestrictionsOptions
{
    [JsonPropertyName("minimum_amount")]
    public long? MinimumAmount { get; set; }

    [JsonPropertyName("minimum_amount_currency")]
    public string? MinimumAmountCurrency { get; set; }
}

/// <summary>What of a promotion code is to change.</summary>
public class PromotionCodeUpdateOptions : BaseOptions
{
    [JsonPropertyName("active")]
    public bool? Active { get; set; }
}

/// <summary>Which promotion codes are asked for.</summary>
public class PromotionCodeListOptions : ListOptions
{
    [JsonPropertyName("coupon")]
    public string? Coupon { get; set; }
}

/// <summary>What a request has beside what it says.</summary>
public class RequestOptions
{
    /// <summary>Stripe answers the same again for the same key, for a day at least.</summary>
    public string? IdempotencyKey { get; set; }
}
