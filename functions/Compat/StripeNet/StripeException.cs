using System.Net;

namespace Stripe;

/// <summary>A signature that is not Stripe's, or a request that Stripe refused.</summary>
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

    public StripeException(HttpStatusCode httpStatusCode, StripeError stripeError, string message)
        : base(message) => (HttpStatusCode, StripeError) = (httpStatusCode, stripeError);

    /// <summary>0 where it was no answer of Stripe's.</summary>
    public HttpStatusCode HttpStatusCode { get; set; }

    public StripeError? StripeError { get; set; }
}
