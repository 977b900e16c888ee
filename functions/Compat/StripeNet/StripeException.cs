namespace Stripe;

/// <summary>A signature that is not Stripe's, or an event of an API version that was not asked for.</summary>
public class StripeException : Exception
{
    public StripeException()
    {
    }

    public StripeException(string message)
        : base(message)
    {
    }

    public StripeException(string message, Exception err)
        : base(message, err)
    {
    }
}
