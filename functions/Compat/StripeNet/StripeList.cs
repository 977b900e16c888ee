namespace Stripe;

/// <summary>One page of objects, as Stripe nests it.</summary>
public class StripeList<T> : StripeEntity
{
    public List<T>? Data { get; set; }

    public bool HasMore { get; set; }
}
