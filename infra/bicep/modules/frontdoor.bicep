// Front Door before the app, where the owner wants one: the widget's files are kept near the shoppers, nothing else is.

@description('What the profile and its endpoint are named after.')
param name string

@description('Tags of the environment.')
param tags object

@description('Where the app answers.')
param appHostName string

resource profile 'Microsoft.Cdn/profiles@2025-06-01' = {
  name: 'afd-${name}'
  location: 'global'
  tags: tags
  sku: { name: 'Standard_AzureFrontDoor' }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2025-06-01' = {
  parent: profile
  name: name
  location: 'global'
  tags: tags
  properties: { enabledState: 'Enabled' }
}

resource apps 'Microsoft.Cdn/profiles/originGroups@2025-06-01' = {
  parent: profile
  name: 'app'
  properties: {
    // No probe: it would keep an idle app awake, and there is no second one to turn to.
    loadBalancingSettings: { sampleSize: 4, successfulSamplesRequired: 3 }
  }
}

resource app 'Microsoft.Cdn/profiles/originGroups/origins@2025-06-01' = {
  parent: apps
  name: 'app'
  properties: { hostName: appHostName, originHostHeader: appHostName }
}

resource widget 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-06-01' = {
  parent: endpoint
  name: 'widget'
  properties: {
    originGroup: { id: apps.id }
    patternsToMatch: ['/widget/*']
    supportedProtocols: ['Https']
    httpsRedirect: 'Disabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
    cacheConfiguration: {
      queryStringCachingBehavior: 'IgnoreQueryString'
      compressionSettings: {
        isCompressionEnabled: true
        contentTypesToCompress: ['text/javascript', 'application/javascript', 'application/json', 'text/css']
      }
    }
  }
  dependsOn: [app]
}

// Balances and webhooks are never kept: without a cacheConfiguration every request reaches the app.
resource everything 'Microsoft.Cdn/profiles/afdEndpoints/routes@2025-06-01' = {
  parent: endpoint
  name: 'everything'
  properties: {
    originGroup: { id: apps.id }
    patternsToMatch: ['/*']
    supportedProtocols: ['Https']
    httpsRedirect: 'Disabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
  }
  dependsOn: [app]
}

@description('Where people reach the app through it.')
output url string = 'https://${endpoint.properties.hostName}'
