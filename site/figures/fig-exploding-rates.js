(window.figures??={})["fig-exploding-rates"]=[
{"series":[],"ys":[0,1,2,3,4,5,6],"keys":1,"table":{"columns":["learning rate","untreated","initialisation","clipping","elu","batch-norm","residual","gates"],"rows":[
["0.003","NaN",0.640625,0.375,"NaN",0.921875,"NaN",0.765625],
["0.01","NaN",0.6171875,0.4140625,"NaN",0.9921875,"NaN",0.984375],
["0.03","NaN",0.2578125,0.6640625,"NaN",0.890625,"NaN",0.9921875],
["0.1","NaN",0.140625,0.15625,"NaN",0.7265625,"NaN",1]
]}
}];
