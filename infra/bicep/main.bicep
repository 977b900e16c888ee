// What a deployment consists of. Each module is one thing; who may do what is in modules/roles.bicep.
// docs/deploying.md says when to turn what on, and what it costs.
targetScope = 'subscription'

@description('Name of the environment, as azd knows it; resources are named and tagged after it.')
@minLength(1)
@maxLength(40)
param environmentName string

@description('Region of every resource. Flex Consumption and the shoppers should both be near.')
@metadata({ azd: { type: 'location' } })
param location string

// Shops' secrets and quarantined deliveries are encrypted under it: keep a copy.
@description('32 random bytes as base64: openssl rand -base64 32.')
@secure()
@minLength(44)
@maxLength(44)
param encryptionKey string

@description('The owner\'s key to every shop, 32 random bytes as base64: openssl rand -base64 32.')
@secure()
@minLength(44)
@maxLength(44)
param ownerKey string

@description('The address people reach the app at, where it has a domain of its own; empty: the one Azure gives it.')
param publicUrl string = ''

@description('How many copies of the data Azure keeps, and where; not every region has zones.')
@allowed(['Standard_ZRS', 'Standard_LRS', 'Standard_GZRS'])
param storageSku string = 'Standard_ZRS'

@description('How many instances may run at once. What a busy day may cost is bounded by it.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('Who hears of trouble, by e-mail; empty: there are no alerts, no availability test and no budget.')
param alertEmail string = ''

@description('What a month may cost before that address hears of it, in the subscription\'s currency; 0: no budget.')
@minValue(0)
param monthlyBudget int = 0

@description('Whether storage and secrets are reached through a private network only.')
param privateNetwork bool = false

@description('Whether Front Door stands before the app and keeps the widget near the shoppers.')
param frontDoor bool = false

@description('Whether a lock keeps the storage account, and with it every point, from being deleted.')
param keepLedger bool = true

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var ownUrl = 'https://${app.outputs.hostName}'
var url = !empty(publicUrl) ? publicUrl : frontDoor ? door!.outputs.url : ownUrl

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: 'id-loyalty-${token}', location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'stloyalty${token}'
    location: location
    tags: tags
    sku: storageSku
    isPrivate: privateNetwork
    keep: keepLedger
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    encryptionKey: encryptionKey
    ownerKey: ownerKey
    isPrivate: privateNetwork
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: { name: 'loyalty-${token}', location: location, tags: tags }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: { location: location, tags: tags, insightsName: monitoring.outputs.insightsName }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    principalId: identity.outputs.principalId
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
    insightsName: monitoring.outputs.insightsName
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  params: { name: 'vnet-loyalty-${token}', location: location, tags: tags }
}

module endpoints 'modules/endpoints.bicep' = if (privateNetwork) {
  scope: group
  params: {
    location: location
    tags: tags
    networkName: network!.outputs.name
    subnetId: network!.outputs.endpointsSubnetId
    storageName: storage.outputs.name
    vaultName: vault.outputs.name
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: 'func-loyalty-${token}'
    location: location
    tags: tags
    identityName: identity.outputs.name
    storageName: storage.outputs.name
    packagesContainer: storage.outputs.packagesContainer
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    maximumInstances: maximumInstances
  }
  dependsOn: [endpoints, roles]
}

module door 'modules/frontdoor.bicep' = if (frontDoor) {
  scope: group
  params: { name: 'loyalty-${token}', tags: tags, appHostName: app.outputs.hostName }
}

module settings 'modules/settings.bicep' = {
  scope: group
  params: {
    appName: app.outputs.name
    identityName: identity.outputs.name
    storageName: storage.outputs.name
    insightsName: monitoring.outputs.insightsName
    encryptionKeyUri: vault.outputs.encryptionKeyUri
    ownerKeyUri: vault.outputs.ownerKeyUri
    publicUrl: url
  }
}

module alerts 'modules/alerts.bicep' = if (!empty(alertEmail)) {
  scope: group
  params: {
    location: location
    tags: tags
    email: alertEmail
    insightsName: monitoring.outputs.insightsName
    storageName: storage.outputs.name
    url: url
  }
}

module budget 'modules/budget.bicep' = if (!empty(alertEmail) && monthlyBudget > 0) {
  scope: group
  params: { amount: monthlyBudget, email: alertEmail }
}

@description('Where the app answers.')
output LOYALTY_URL string = url

@description('What the shop puts into its pages, with the shop id and a member token.')
output LOYALTY_SCRIPT string = '${url}/widget/v1.js'

@description('The resource group everything is in.')
output AZURE_RESOURCE_GROUP string = group.name

@description('The app, as az and azd name it.')
output LOYALTY_APP string = app.outputs.name

@description('The vault the two secrets are kept in.')
output LOYALTY_VAULT string = vault.outputs.name
